# stillheld_room(NAME ROOMS <rooms it may include> LIBRARIES <outside libraries>)
#
# Makes the library stillheld_NAME of every .cc of the folder (and its subfolders) but the tests, and, with
# STILLHELD_TESTS, one program NAME_tests of every *_test.cc beside them. A file added is found at the next build.
function(stillheld_room name)
  cmake_parse_arguments(ROOM "" "" "ROOMS;LIBRARIES" ${ARGN})
  file(GLOB_RECURSE all CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cc)
  set(sources ${all})
  list(FILTER sources EXCLUDE REGEX "(_test|/main)\\.cc$")
  set(tests ${all})
  list(FILTER tests INCLUDE REGEX "_test\\.cc$")

  if(sources)
    add_library(stillheld_${name} STATIC ${sources})
    set(scope PUBLIC)
  else()
    add_library(stillheld_${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(stillheld_${name} ${scope} ${CMAKE_SOURCE_DIR}/src)
  foreach(room ${ROOM_ROOMS})
    target_link_libraries(stillheld_${name} ${scope} stillheld_${room})
  endforeach()
  target_link_libraries(stillheld_${name} ${scope} fmt::fmt ${ROOM_LIBRARIES})

  if(STILLHELD_TESTS AND tests)
    add_executable(${name}_tests ${tests})
    target_link_libraries(${name}_tests PRIVATE stillheld_${name} GTest::gmock GTest::gtest_main Threads::Threads)
    # Where tests find scripts and data; nothing that is shipped knows it.
    target_compile_definitions(${name}_tests PRIVATE STILLHELD_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    add_test(NAME ${name} COMMAND ${name}_tests)
  endif()
endfunction()

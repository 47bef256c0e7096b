#include "app/command_guess.h"

#include <gtest/gtest.h>

namespace stillheld {
namespace {

CommandGuess Guess(std::vector<std::string> words, std::vector<std::string> files = {}) {
  return GuessFromCommand(words, files);
}

TEST(CommandGuess, KnowsProgramsScriptsAndModules) {
  EXPECT_EQ(Guess({"/venv/bin/python", "/venv/bin/flask", "--app", "app", "run"}).framework, "flask");
  EXPECT_EQ(Guess({"python", "-m", "flask", "run"}).framework, "flask");
  EXPECT_EQ(Guess({"python", "manage.py", "runserver"}).framework, "django");
  EXPECT_EQ(Guess({"python", "/venv/bin/gunicorn", "app:app"}).server, "gunicorn");
  EXPECT_EQ(Guess({"gunicorn: worker [app:app]"}).server, "gunicorn");
}

TEST(CommandGuess, AddsWhatIsMapped) {
  EXPECT_EQ(Guess({"python", "/v/bin/uvicorn", "a:b"}, {"/v/site-packages/uvloop/loop.so"}).server, "uvicorn+uvloop");
  EXPECT_EQ(Guess({"python", "x.py"}, {"/v/site-packages/gevent/_hub.so"}).server, "gevent");
}

TEST(CommandGuess, DoesNotGuessFromPartsOfWords) {
  EXPECT_EQ(Guess({"python", "/home/flask/run.py", "flaskish", "--name=flask"}).framework, "");
  EXPECT_EQ(Guess({}).framework, "");
}

}  // namespace
}  // namespace stillheld

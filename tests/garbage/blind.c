// Two types that keep a reference and tell the collector nothing of it: neither has Py_TPFLAGS_HAVE_GC.
//
//   Parser(callback)    a parser that keeps a bound method of its owner
//   Failure(traceback)  an error record that keeps the traceback of what went wrong
#include <Python.h>

typedef struct {
  PyObject_HEAD
  long state;
  PyObject* kept;
} Keeper;

static int keeper_init(PyObject* self, PyObject* args, PyObject* kwargs) {
  PyObject* kept;
  (void)kwargs;
  if (!PyArg_ParseTuple(args, "O", &kept)) return -1;
  Py_INCREF(kept);
  Py_XDECREF(((Keeper*)self)->kept);
  ((Keeper*)self)->kept = kept;
  return 0;
}

static void keeper_dealloc(PyObject* self) {
  Py_XDECREF(((Keeper*)self)->kept);
  Py_TYPE(self)->tp_free(self);
}

static PyTypeObject parser_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "blind.Parser",
    .tp_basicsize = sizeof(Keeper),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_init = keeper_init,
    .tp_dealloc = keeper_dealloc,
    .tp_new = PyType_GenericNew,
};

static PyTypeObject failure_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "blind.Failure",
    .tp_basicsize = sizeof(Keeper),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_init = keeper_init,
    .tp_dealloc = keeper_dealloc,
    .tp_new = PyType_GenericNew,
};

static struct PyModuleDef blind_module = {PyModuleDef_HEAD_INIT, .m_name = "blind", .m_size = -1};

PyMODINIT_FUNC PyInit_blind(void) {
  PyObject* module = PyModule_Create(&blind_module);
  if (module == NULL || PyType_Ready(&parser_type) < 0 || PyType_Ready(&failure_type) < 0) return NULL;
  Py_INCREF(&parser_type);
  Py_INCREF(&failure_type);
  PyModule_AddObject(module, "Parser", (PyObject*)&parser_type);
  PyModule_AddObject(module, "Failure", (PyObject*)&failure_type);
  return module;
}

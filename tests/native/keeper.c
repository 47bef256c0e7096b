// A small extension module whose functions keep what they should not, each in its own way. The leaks are the point.
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <errno.h>
#include <pthread.h>
#include <unistd.h>

static PyObject *cache[1 << 16];
static Py_ssize_t cached = 0;

// A dict with one reference too many: nobody has a pointer to it any more.
static PyObject *forget(PyObject *self, PyObject *args) {
  PyObject *answer = Py_BuildValue("{s:i,s:y#}", "status", 200, "body", "some text of the answer", (Py_ssize_t)23);
  if (answer == NULL) return NULL;
  Py_INCREF(answer);  // and no Py_DECREF
  return answer;
}

// A fresh int as a key, once too often counted: no collector knows it.
static PyObject *forget_number(PyObject *self, PyObject *args) {
  static long next = 1000000;
  PyObject *number = PyLong_FromLong(next++);
  PyObject *answer = PyList_New(0);
  if (number == NULL || answer == NULL || PyList_Append(answer, number) < 0) return NULL;
  return answer;  // the list has a reference of its own; the first one is never given back
}

// A list that a static array holds for ever.
static PyObject *keep(PyObject *self, PyObject *args) {
  PyObject *kept = PyList_New(20);
  if (kept == NULL) return NULL;
  for (Py_ssize_t i = 0; i < 20; ++i) {
    Py_INCREF(Py_None);
    PyList_SET_ITEM(kept, i, Py_None);
  }
  cache[cached++ % (1 << 16)] = kept;
  Py_RETURN_NONE;
}

// Memory of Python's allocator that is lost.
static PyObject *lose_block(PyObject *self, PyObject *args) {
  void *block = PyMem_Malloc(200);
  if (block == NULL) return PyErr_NoMemory();
  memset(block, 1, 200);
  Py_RETURN_NONE;
}

// Memory of the C library that is lost. A memset of what nobody reads the compiler would leave out, and its pages would
// never be taken.
static PyObject *lose_memory(PyObject *self, PyObject *args) {
  volatile char *block = malloc(6000);
  if (block == NULL) return PyErr_NoMemory();
  for (int i = 0; i < 6000; ++i) block[i] = 1;
  Py_RETURN_NONE;
}

static void *wait_for_ever(void *unused) {
  while (1) pause();
  return unused;
}

// A thread that never ends, and of which Python knows nothing.
static PyObject *start_thread(PyObject *self, PyObject *args) {
  pthread_t thread;
  int fault = pthread_create(&thread, NULL, wait_for_ever, NULL);
  if (fault != 0) {
    errno = fault;
    return PyErr_SetFromErrno(PyExc_OSError);
  }
  Py_RETURN_NONE;
}

// The same as forget(), as it should be.
static PyObject *answer(PyObject *self, PyObject *args) {
  PyObject *answer = Py_BuildValue("{s:i,s:y#}", "status", 200, "body", "some text of the answer", (Py_ssize_t)23);
  if (answer == NULL) return NULL;
  Py_INCREF(answer);
  Py_DECREF(answer);
  return answer;
}

static PyObject *kept(PyObject *self, PyObject *args) {
  PyObject *last = cached > 0 ? cache[(cached - 1) % (1 << 16)] : Py_None;
  Py_INCREF(last);
  return last;
}

static PyMethodDef methods[] = {{"forget", forget, METH_NOARGS, NULL},
                                {"forget_number", forget_number, METH_NOARGS, NULL},
                                {"keep", keep, METH_NOARGS, NULL},
                                {"kept", kept, METH_NOARGS, NULL},
                                {"lose_block", lose_block, METH_NOARGS, NULL},
                                {"lose_memory", lose_memory, METH_NOARGS, NULL},
                                {"start_thread", start_thread, METH_NOARGS, NULL},
                                {"answer", answer, METH_NOARGS, NULL},
                                {NULL, NULL, 0, NULL}};

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "keeper", NULL, -1, methods};

PyMODINIT_FUNC PyInit_keeper(void) { return PyModule_Create(&module); }

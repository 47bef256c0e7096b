print(__import__("platform").python_version())

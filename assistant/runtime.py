"""What has to be settled in a process before torch and faiss are imported."""

import os


def limit_threads(threads: int | None) -> None:
    """Set, once and on purpose, how many threads the model and FAISS use; to be called before either is imported.

    Idle OpenMP threads that spin take the processor from those that work: on two busy cores a question took 490 to
    710 ms with the default and 16 ms with passive waiting.
    """
    for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        if threads:
            os.environ[name] = str(threads)
        else:
            os.environ.setdefault(name, str(os.cpu_count() or 1))
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    # The tokeniser of one question is not worth threads, and forking with them warns.
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")

"""discrete_scipy.py FOLDER: the chains that bench_discrete left there, solved with scipy, beside its answers.

Each method goes from the transition matrix (CSR) to the probability of getting out to the first of two ends, from
each state, and the expected visits to each state of one who enters anywhere; set-up and both solves are timed, in
seconds of this process, the shortest of several runs. Errors are the largest of any state, of visits all together
as a share of all visits, against a solution that is refined with residuals in extended precision until they are
nothing.
"""
import sys
import time

import numpy
import scipy
import scipy.sparse as sparse
import scipy.sparse.linalg as linalg

TOLERANCE = 1e-10  # relative residual that iterations are asked for; bench_discrete asks for a certified error of 2e-11


def matrix_of(file):
    with open(file, "rb") as data:
        states, entries = numpy.fromfile(data, numpy.int64, 2)
        first = numpy.fromfile(data, numpy.int32, states + 1)
        column = numpy.fromfile(data, numpy.int32, entries)
        value = numpy.fromfile(data, numpy.float64, entries)
    return sparse.csr_matrix((value, column, first), shape=(states, states))


def system_of(matrix):
    n = matrix.shape[0] - 2
    inside = matrix[:n, :n]
    return sparse.identity(n, format="csr") - inside, matrix[:n, n].toarray().ravel()


def entry(n):
    return numpy.full(n, 1 / n)


def iterative(method):
    def solve(matrix):
        a, out = system_of(matrix)
        absorbed, failed = method(a, out, tol=TOLERANCE, atol=0)
        visits, failed_too = method(a.T.tocsr(), entry(len(out)), tol=TOLERANCE, atol=0)
        return None if failed or failed_too else (absorbed, visits)

    return solve


def splu(matrix):
    a, out = system_of(matrix)
    factors = linalg.splu(a.tocsc())
    return factors.solve(out), factors.solve(entry(len(out)), trans="T")


def refined(a, b):
    """The solution of a x = b in extended precision."""
    exact_a, exact_b = a.astype(numpy.longdouble), b.astype(numpy.longdouble)
    x = numpy.zeros(len(b), numpy.longdouble)
    for _ in range(10):
        missing = exact_b - exact_a @ x
        size = float(numpy.abs(missing).max())
        if size < 1e-18 * float(numpy.abs(x).max()):
            break
        step, _ = linalg.bicgstab(a, (missing / size).astype(float), tol=1e-8, atol=0)
        x += size * step.astype(numpy.longdouble)
    return x


def shortest(solve, matrix):
    best, total, answers = 1e9, 0.0, None
    for run in range(1000):
        start = time.process_time()
        answers = solve(matrix)
        seconds = time.process_time() - start
        best, total = min(best, seconds), total + seconds
        if (run >= 4 and total > 0.5) or total > 5:
            break
    return best, answers


def show(n, method, seconds, answers, truth):
    if answers is None:
        print(f"{n:8}  {method:28} {'does not converge':>12}")
        return
    absorbed = float(numpy.abs(answers[0] - truth[0]).max())
    visits = float(numpy.abs(answers[1] - truth[1]).sum() / truth[1].sum())
    print(f"{n:8}  {method:28} {1000 * seconds:12.2f} {absorbed:16.1e} {visits:16.1e}")


def main():
    folder = sys.argv[1]
    print(f"{'states':>8}  {'method':28} {'ms':>12} {'error: absorbed':>16} {'visits':>16}")
    for n in (1000, 10_000, 100_000):
        matrix = matrix_of(f"{folder}/{n}.chain")
        a, out = system_of(matrix)
        truth = refined(a, out), refined(a.T.tocsr(), entry(n))
        for method in ("iteration", "elimination"):
            try:
                answers = numpy.fromfile(f"{folder}/{n}.{method}", numpy.float64)
            except FileNotFoundError:
                continue
            show(n, "waymark, " + method, answers[0], (answers[1 : n + 1], answers[n + 1 :]), truth)
        methods = [("bicgstab", iterative(linalg.bicgstab)), ("gmres", iterative(linalg.gmres))]
        if n <= 1000:  # at 10,000 it takes half a minute, at 100,000 more memory than most have
            methods.append(("splu", splu))
        for name, solve in methods:
            show(n, f"scipy {scipy.__version__}, {name}", *shortest(solve, matrix), truth)


main()

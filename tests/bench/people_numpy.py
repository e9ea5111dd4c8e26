"""people_numpy.py CHAIN...: single people sampled with numpy on the chains that bench_people --write-chain wrote.

The same alias tables, stays, values and ends as people_until_the_end, all people side by side in arrays; without
paths and without counting who came where, so with less to do.
"""
import sys
import time

import numpy

LEFT = 0xFFFFFFFF
FINISHED = 0xFFFFFFFE


class Chain:
    def __init__(self, file):
        with open(file, "rb") as data:
            states, columns, self.entrance = (int(n) for n in numpy.fromfile(data, numpy.uint64, 3))
            self.dwell_days = numpy.fromfile(data, numpy.float64, states)
            self.net = numpy.fromfile(data, numpy.float64, states)
            self.first = numpy.fromfile(data, numpy.uint32, states)
            self.count = numpy.fromfile(data, numpy.uint32, states)
            self.threshold = numpy.fromfile(data, numpy.uint32, columns)
            self.here = numpy.fromfile(data, numpy.uint32, columns)
            self.other = numpy.fromfile(data, numpy.uint32, columns)

    def next(self, state, random):
        column = self.first[state] + (random.random(len(state)) * self.count[state]).astype(numpy.uint32)
        is_here = random.integers(0, 2**32, len(state), dtype=numpy.uint32) < self.threshold[column]
        return numpy.where(is_here, self.here[column], self.other[column])


def walk(chain, people, random):
    """Days and discounted value of each person, and the visits of all."""
    per_day = numpy.log1p(0.1) / 365.25
    days, value = numpy.zeros(people), numpy.zeros(people)
    who = numpy.arange(people)
    state = chain.next(numpy.full(people, chain.entrance, numpy.uint32), random)
    visits = 0
    while len(who):
        visits += len(who)
        value[who] += chain.net[state] * numpy.exp(-per_day * days[who])
        days[who] += chain.dwell_days[state] * random.standard_exponential(len(who))
        state = chain.next(state, random)
        stays = state < FINISHED
        who, state = who[stays], state[stays]
    return days, value, visits


def main():
    print(f"{'numpy ' + numpy.__version__:46}{'visits/s':>14}{'mean days':>14}")
    for file in sys.argv[1:]:
        chain = Chain(file)
        random = numpy.random.Generator(numpy.random.SFC64(1))
        walk(chain, 1000, random)
        fastest = 0
        for people in (8192, 100_000):  # the second no longer fits the caches, the first has more overhead
            start = time.process_time()
            days, _, visits = walk(chain, people, random)
            fastest = max(fastest, visits / (time.process_time() - start))
        name = file.rsplit("/", 1)[-1]
        print(f"{'until_the_end_numpy/' + name:46}{fastest / 1e6:13.2f}M{days.mean():14.2f}")


main()

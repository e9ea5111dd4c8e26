# discrete_markovchain.R FOLDER: the chain of 1,000 states that bench_discrete left there, with R's markovchain.
# From the transition matrix to the absorption probabilities and the mean steps from each state; seconds of this
# process, the shortest of three runs. Larger chains take it minutes.
suppressMessages(library(markovchain))
data <- file(file.path(commandArgs(TRUE)[1], "1000.chain"), "rb")
size <- readBin(data, "integer", 4, size = 4) # two 64-bit numbers, of which only the lower halves are needed
n <- size[1]
first <- readBin(data, "integer", n + 1, size = 4)
column <- readBin(data, "integer", size[3], size = 4)
value <- readBin(data, "double", size[3])
close(data)
matrix <- matrix(0, n, n)
matrix[cbind(rep(seq_len(n), diff(first)), column + 1)] <- value
matrix <- matrix / rowSums(matrix)
states <- paste0("s", seq_len(n))
seconds <- min(replicate(3, {
  start <- proc.time()
  chain <- new("markovchain", states = states, transitionMatrix = matrix)
  absorbed <- absorptionProbabilities(chain)
  steps <- meanAbsorptionTime(chain)
  sum((proc.time() - start)[1:2])
}))
cat(sprintf("%8d  %-28s %12.2f\n", 1000, paste0("R markovchain ", packageVersion("markovchain")), 1000 * seconds))

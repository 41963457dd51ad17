"""Whether an actual value reaches its target: quantities, dates, grades and levels, under the policy of whoever asks."""

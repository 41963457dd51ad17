"""The report on self-evaluations (自评报告): the outline of the regulation with every number bound to the facts."""

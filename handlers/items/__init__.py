"""The verbs on what the steps are about: problem, cause, goal, measure and pledge."""

package org.rimborso.payerrules;

import dev.cel.common.types.CelType;

/**
 * A condition, or a value within a sentence, ready to be reckoned out. Immutable; any number of
 * threads may use it, each with frames of its own.
 *
 * @param places how many its frame needs
 * @param type of its value
 * @param readsAmounts whether an amount of money may show in its value
 */
record Condition(Expression expression, int places, CelType type, boolean readsAmounts) {}

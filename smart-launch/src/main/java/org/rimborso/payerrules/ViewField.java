package org.rimborso.payerrules;

import dev.cel.common.types.CelType;
import java.util.function.Function;

/**
 * A field of a type of the view.
 *
 * @param amount whether it is money, which some readers must not see
 * @param meaning in one sentence, for who writes rules
 * @param read its value, or {@link Unknown}: String, Long, Boolean, BigDecimal, LocalDate, {@link
 *     Thing}, or an immutable list of one of these
 */
record ViewField<S>(
    String name, CelType type, boolean amount, String meaning, Function<S, Object> read) {}

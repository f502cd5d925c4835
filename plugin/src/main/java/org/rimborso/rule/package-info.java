/**
 * The SPI that rules are written against, ours and third parties' alike: a rule is a pure function
 * from chart to outcomes. Everyone may enter; this package enters {@code chart}, {@code codes} and
 * {@code payer}.
 */
@NullMarked
package org.rimborso.rule;

import org.jspecify.annotations.NullMarked;

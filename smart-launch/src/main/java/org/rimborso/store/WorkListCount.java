package org.rimborso.store;

import java.math.BigDecimal;

/**
 * How many accounts are in a queue, and what is open with them, in one currency.
 *
 * @param currency empty for those of which no amount is known
 * @param place which combination of departments and places
 * @param assignee as {@link WorkRow.Assignee#code} says it; empty for nobody's
 */
public record WorkListCount(
    Queue queue,
    boolean restricted,
    int place,
    String assignee,
    String currency,
    long accounts,
    BigDecimal total) {}

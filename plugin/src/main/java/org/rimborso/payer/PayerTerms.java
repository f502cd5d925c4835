package org.rimborso.payer;

import java.util.OptionalInt;

/**
 * What of a payer's profile a site keeps up to date as letters come in: limits, usual days and how
 * to reach the payer.
 *
 * @param usualDays days within which it usually answers a claim
 */
public record PayerTerms(Limits filing, Limits appeal, OptionalInt usualDays, Contact contact) {}

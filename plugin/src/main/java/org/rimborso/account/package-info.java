/**
 * Accounts: a claim with all that payers answered, in exactly one state, with exact balances and
 * the next step. Enters {@code rule}, {@code payer}, {@code codes}, {@code chart}.
 */
@NullMarked
package org.rimborso.account;

import org.jspecify.annotations.NullMarked;

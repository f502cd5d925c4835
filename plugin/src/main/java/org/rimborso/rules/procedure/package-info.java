/**
 * Rules on claim lines and procedures, one class a rule. Only {@code rules} enters; this package
 * enters {@code rule}, {@code payer}, {@code codes} and {@code chart}.
 */
@NullMarked
package org.rimborso.rules.procedure;

import org.jspecify.annotations.NullMarked;

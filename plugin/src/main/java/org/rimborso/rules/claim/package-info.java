/**
 * Rules on claims as wholes, one class a rule. Only {@code rules} enters; this package enters
 * {@code rule} and {@code chart}.
 */
@NullMarked
package org.rimborso.rules.claim;

import org.jspecify.annotations.NullMarked;

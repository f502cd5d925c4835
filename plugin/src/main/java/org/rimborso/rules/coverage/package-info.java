/**
 * Rules on insurance, one class a rule. Only {@code rules} enters; this package enters {@code rule}
 * and {@code chart}.
 */
@NullMarked
package org.rimborso.rules.coverage;

import org.jspecify.annotations.NullMarked;

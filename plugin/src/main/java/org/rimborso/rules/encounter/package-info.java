/**
 * Rules on encounters and providers, one class a rule. Only {@code rules} enters; this package
 * enters {@code rule} and {@code chart}.
 */
@NullMarked
package org.rimborso.rules.encounter;

import org.jspecify.annotations.NullMarked;

/**
 * Rules on diagnoses and their codes, one class a rule. Only {@code rules} enters; this package
 * enters {@code rule}, {@code chart} and {@code codes}.
 */
@NullMarked
package org.rimborso.rules.diagnosis;

import org.jspecify.annotations.NullMarked;

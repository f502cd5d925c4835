/**
 * The built-in rules, registered for {@link java.util.ServiceLoader}. Nobody enters; this package
 * enters its own topics, {@code rule} and what that enters.
 */
@NullMarked
package org.rimborso.rules;

import org.jspecify.annotations.NullMarked;

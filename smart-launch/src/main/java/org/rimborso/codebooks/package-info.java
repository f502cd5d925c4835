/**
 * Official and shipped code files into tables for {@code codes}. Enters {@code audit}, {@code ehr},
 * {@code store}.
 */
@NullMarked
package org.rimborso.codebooks;

import org.jspecify.annotations.NullMarked;

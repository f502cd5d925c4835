/**
 * The folder of imported code sets: what is in force, how an import gets there whole or not at all,
 * and the snapshot that reviews and searches read. {@code web} and {@code launch} enter; this
 * package enters {@code codebooks.file}.
 */
@NullMarked
package org.rimborso.codebooks.shelf;

import org.jspecify.annotations.NullMarked;

/**
 * Official code files as their publishers ship them, read into {@link
 * org.rimborso.codebooks.Edition editions}. Entered through {@link
 * org.rimborso.codebooks.file.CodeFiles}; enters {@code codes} only.
 */
@NullMarked
package org.rimborso.codebooks.file;

import org.jspecify.annotations.NullMarked;

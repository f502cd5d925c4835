/**
 * Codes by name for people: an index on disk, read through the system's memory and not the heap,
 * and the search over it. {@code codebooks.shelf} writes it; pages and commands read it. The only
 * place that knows Lucene.
 */
@NullMarked
package org.rimborso.codebooks.search;

import org.jspecify.annotations.NullMarked;

package org.rimborso.codebooks.shelf;

import java.util.Optional;
import java.util.function.Function;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.search.CodeSearch;
import org.rimborso.codes.CodeRelations;
import org.rimborso.codes.CodeSets;

/**
 * Code sets as they are in force at one moment: one review reads one snapshot, whatever is imported
 * meanwhile.
 *
 * @param codes what the site imported, then what ships with the product
 * @param search the same codes by name
 * @param manifest what is in force; {@link Manifest#EMPTY} where nothing is, or it cannot be used
 * @param damage why imported sets are left out, for administrators; empty if they are in
 * @param relations the relations of a book, read from disk each time; empty if it is not loaded
 */
public record ShelfSnapshot(
    CodeSets codes,
    CodeSearch search,
    Manifest manifest,
    Optional<String> damage,
    Function<Book, Optional<CodeRelations>> relations) {}

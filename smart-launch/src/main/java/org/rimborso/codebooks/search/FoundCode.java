package org.rimborso.codebooks.search;

import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSystem;

/**
 * A code that a search found.
 *
 * @param code as people write it
 * @param name in the language asked for, else in English
 * @param answer what the code sets say of it on the day asked for
 */
public record FoundCode(CodeSystem system, String code, String name, CodeAnswer answer) {}

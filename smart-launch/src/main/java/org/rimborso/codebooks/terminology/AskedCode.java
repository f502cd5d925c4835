package org.rimborso.codebooks.terminology;

import java.util.Optional;
import org.rimborso.codes.CodeSystem;

/**
 * A code of one version of a system.
 *
 * @param code bare
 * @param version empty: the current one
 */
record AskedCode(CodeSystem system, String code, Optional<String> version) implements Subject {}

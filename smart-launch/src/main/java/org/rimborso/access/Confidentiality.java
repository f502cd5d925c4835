package org.rimborso.access;

import java.util.Collections;
import java.util.Set;

/**
 * What the site says of restricted records: who may see them, and which labels of its own restrict
 * beside HL7's {@code R} (restricted) and {@code V} (very restricted).
 *
 * @param roles who may see them; nobody where none is named
 * @param labels codes in {@code meta.security}, such as the site's mark for what a patient paid in
 *     full and asked to keep from the payer (45 CFR 164.522(a)(1)(vi))
 */
public record Confidentiality(Set<Role> roles, Set<String> labels) {
  /** Nobody sees restricted records, and HL7's labels tell which they are. */
  public static final Confidentiality STRICT = new Confidentiality(Set.of(), Set.of());

  public Confidentiality {
    roles = Set.copyOf(roles);
    labels = Set.copyOf(labels);
  }

  /** Whether one of these roles may see restricted records. */
  public boolean opensFor(Set<Role> some) {
    return !Collections.disjoint(roles, some);
  }
}

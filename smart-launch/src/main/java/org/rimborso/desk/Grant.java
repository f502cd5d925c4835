package org.rimborso.desk;

import java.util.Set;

/**
 * The leave that a caller gives to ask its EHR, for one call.
 *
 * @param token a bearer token; never kept, never told
 * @param scopes what it is good for
 */
public record Grant(String token, Set<String> scopes) {
  public Grant {
    scopes = Set.copyOf(scopes);
  }

  @Override
  public String toString() {
    return "Grant[]";
  }
}

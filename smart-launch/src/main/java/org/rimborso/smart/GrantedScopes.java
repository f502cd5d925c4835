package org.rimborso.smart;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What of a grant counts: what was asked for, as far as it was granted. A server may grant less,
 * then what is missing is not checked; what it grants beyond is left alone, so that a token that
 * can do more never does more.
 *
 * <p>Scopes are compared in one form, whatever their spelling: repeated ones once, version 1 and
 * version 2 alike. Nothing else is taken for the same: a context, a type or an order of letters
 * that the specification does not know permits nothing.
 */
final class GrantedScopes {
  private static final Logger LOG = LoggerFactory.getLogger(GrantedScopes.class);

  private GrantedScopes() {}

  /** The scopes that count, in version 2 spelling. */
  static Set<String> of(Set<String> asked, Set<String> granted) {
    Set<String> wanted = canonical(asked);
    Set<String> given = canonical(granted);
    Set<String> counting = new TreeSet<>();
    int beyond = 0;
    for (String one : given) {
      Set<String> within = within(one, wanted);
      counting.addAll(within);
      beyond += within.equals(Set.of(one)) ? 0 : 1;
    }
    if (beyond > 0) {
      LOG.warn("{} granted scopes go beyond what was asked for; that part is ignored", beyond);
    }
    return counting;
  }

  private static Set<String> canonical(Set<String> scopes) {
    Set<String> canonical = new LinkedHashSet<>();
    scopes.forEach(scope -> canonical.add(Scopes.v2(scope)));
    return canonical;
  }

  /** What of one granted scope was asked for: itself, a narrower form, or nothing. */
  private static Set<String> within(String granted, Set<String> wanted) {
    if (wanted.contains(granted)) {
      return Set.of(granted);
    }
    Set<String> within = new TreeSet<>();
    Scopes.parts(granted)
        .ifPresent(
            given ->
                wanted.stream()
                    .flatMap(one -> Scopes.parts(one).stream())
                    .flatMap(one -> given.meet(one).stream())
                    .forEach(met -> within.add(met.toString())));
    return within;
  }
}

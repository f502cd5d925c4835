package org.rimborso.smart;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the authorize page sent back with the browser. Not to be believed before it is checked. */
final class AuthorizeAnswer {
  private static final int LONGEST_CODE = 8192;

  private final Map<String, List<String>> query;

  AuthorizeAnswer(Map<String, List<String>> query) {
    this.query = query;
  }

  /** The state, if there is exactly one and no other parameter of ours comes twice. */
  Optional<String> state() {
    boolean once =
        List.of("state", "code", "error", "iss").stream()
            .allMatch(name -> query.getOrDefault(name, List.of()).size() <= 1);
    return once ? single("state").filter(s -> s.matches("[A-Za-z0-9_\\-]{43}")) : Optional.empty();
  }

  String code() {
    return single("code").orElse("");
  }

  /** Why this answer cannot be used with {@code server}, if so. */
  Optional<Problem> problem(AuthorizationServer server, String iss) {
    Optional<String> issuer = single("iss");
    boolean named = issuer.map(i -> i.equals(server.issuer()) || i.equals(iss)).orElse(true);
    if (!named || (issuer.isEmpty() && server.tellsIssuer())) {
      return Optional.of(Problem.of(Problem.Kind.MIXED_UP));
    }
    Optional<String> error = single("error");
    if (error.isPresent()) {
      return error.map(e -> Problem.of(Problem.Kind.EHR_REFUSED, e));
    }
    String code = code();
    return code.isEmpty() || code.length() > LONGEST_CODE
        ? Optional.of(Problem.of(Problem.Kind.CODE_MISSING))
        : Optional.empty();
  }

  private Optional<String> single(String name) {
    return query.getOrDefault(name, List.of()).stream().findFirst();
  }
}

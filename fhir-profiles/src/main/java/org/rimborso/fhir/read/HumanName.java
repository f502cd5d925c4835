package org.rimborso.fhir.read;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A person's name as one line, with how it is used. */
record HumanName(String use, String shown) {

  /** Of a list of names the one to show: the official, else the usual, else the first. */
  static Optional<String> best(Elements in) {
    List<HumanName> names = in.list(() -> one(in));
    return Stream.of("official", "usual", "")
        .flatMap(use -> names.stream().filter(n -> use.isEmpty() || n.use().equals(use)))
        .map(HumanName::shown)
        .findFirst();
  }

  private static Optional<HumanName> one(Elements in) {
    var draft =
        new Object() {
          String use = "";
          String family = "";
          List<String> given = List.of();
          Optional<String> text = Optional.empty();
        };
    in.object(
        name -> {
          switch (name) {
            case "use" -> draft.use = in.text().orElse("");
            case "text" -> draft.text = in.text();
            case "family" -> draft.family = in.text().orElse("");
            case "given" -> draft.given = in.list(in::text);
            default -> {}
          }
        });
    String joined =
        Stream.concat(draft.given.stream(), Stream.of(draft.family))
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining(" "));
    return draft
        .text
        .or(() -> Optional.of(joined))
        .filter(shown -> !shown.isBlank())
        .map(shown -> new HumanName(draft.use, shown));
  }
}

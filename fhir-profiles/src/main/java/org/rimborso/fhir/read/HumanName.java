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
    String use = "";
    String family = "";
    List<String> given = List.of();
    Optional<String> text = Optional.empty();
    if (in.entered()) {
      while (in.nextField()) {
        switch (in.field()) {
          case "use" -> use = in.text().orElse("");
          case "text" -> text = in.text();
          case "family" -> family = in.text().orElse("");
          case "given" -> given = in.list(in::text);
          default -> {}
        }
      }
    }
    String joined =
        Stream.concat(given.stream(), Stream.of(family))
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining(" "));
    String shown = text.orElse(joined);
    return shown.isBlank() ? Optional.empty() : Optional.of(new HumanName(use, shown));
  }
}

package org.rimborso.ehr;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rimborso.chart.Reference;
import org.rimborso.ehr.Reply.Received;
import org.rimborso.ehr.WriteAnswer.Effect;

/**
 * Reads which resource a write's answer is about: by its {@code Location}, else its body. Only type
 * and id are taken from an address; it is never called.
 */
final class Written {
  private static final Pattern LOCATION =
      Pattern.compile(
          "(?:.*/)?([A-Z][A-Za-z]{1,63}/[A-Za-z0-9\\-.]{1,64})(?:/_history/([A-Za-z0-9\\-.]{1,64}))?");
  private static final Pattern ETAG = Pattern.compile("(?:W/)?\"([^\"]{1,64})\"");

  private final String type;
  private final Optional<Reference> known;

  private Written(String type, Optional<Reference> known) {
    this.type = type;
    this.known = known;
  }

  static Written ofCreate(String type) {
    return new Written(type, Optional.empty());
  }

  static Written ofUpdate(Reference reference) {
    return new Written(reference.type(), Optional.of(reference));
  }

  WriteAnswer read(Received answer) {
    Optional<Matcher> location =
        answer
            .header("location")
            .or(() -> answer.header("content-location"))
            .map(LOCATION::matcher)
            .filter(Matcher::matches)
            .filter(m -> m.group(1).startsWith(type + "/"));
    Optional<Reference> told =
        location.flatMap(m -> Reference.parse(m.group(1))).or(() -> inBody(answer.body()));
    Optional<String> version =
        answer
            .header("etag")
            .map(ETAG::matcher)
            .filter(Matcher::matches)
            .map(m -> m.group(1))
            .or(() -> location.flatMap(m -> Optional.ofNullable(m.group(2))));
    return new WriteAnswer.Written(known.or(() -> told), version, effect(answer.status()));
  }

  private Effect effect(int status) {
    if (status == 201) {
      return Effect.CREATED;
    }
    return known.isPresent() ? Effect.UPDATED : Effect.UNCHANGED;
  }

  private Optional<Reference> inBody(byte[] body) {
    return ResourceName.in(body)
        .filter(found -> found.type().equals(type))
        .flatMap(ResourceName::reference);
  }
}

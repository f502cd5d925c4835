package org.rimborso.web.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rimborso.chart.Cause;
import org.rimborso.codebooks.catalogue.ListedRule;
import org.rimborso.codebooks.catalogue.Supply;
import org.rimborso.rule.Need;

/**
 * Whether a rule can run here and now, in words.
 *
 * @param closed types of resources that this EHR and launch leave unread, and why
 */
record RuleStanding(Map<String, Cause> closed, Words words) {

  Badge badge(ListedRule rule) {
    ListedRule.State state = rule.state();
    if (state == ListedRule.State.READY || state == ListedRule.State.PARTLY) {
      List<String> types = rule.resources();
      if (!types.isEmpty() && types.stream().allMatch(closed::containsKey)) {
        state = ListedRule.State.WANTING;
      } else if (types.stream().anyMatch(closed::containsKey)) {
        state = ListedRule.State.PARTLY;
      }
    }
    String word = words.say("rules.state." + state.code());
    return switch (state) {
      case READY -> Badge.ok(word);
      case PARTLY -> Badge.warning(word);
      case WANTING -> Badge.unchecked(word);
      case OFF -> Badge.info(word);
    };
  }

  String audience(ListedRule rule) {
    return rule.fault().stream()
        .flatMap(fault -> fault.audience().stream().sorted())
        .map(audience -> words.say("rules.audience." + audience.code()))
        .collect(Collectors.joining(", "));
  }

  List<String> notes(ListedRule rule) {
    List<String> notes = new ArrayList<>();
    rule.supplies().forEach(supply -> notes.add(note(supply)));
    rule.resources().stream().filter(closed::containsKey).map(this::unread).forEach(notes::add);
    if (!rule.payers().isEmpty()) {
      notes.add(words.say("rules.payers", String.join(", ", rule.payers())));
    }
    return notes;
  }

  /** Why nothing of a type is read. */
  String unread(String type) {
    Cause cause = Optional.ofNullable(closed.get(type)).orElse(Cause.RESOURCE_NOT_OFFERED);
    return words.say("cause." + cause.code(), words.code("resource", type), type);
  }

  private String note(Supply supply) {
    if (supply.need() instanceof Need.Profile) {
      String what = words.say("rules.term." + supply.name());
      return supply.payers().isEmpty()
          ? words.say("rules.no-profile", what)
          : words.say("rules.profiles", what, String.join(", ", supply.payers()));
    }
    String key = "rules.stock." + supply.stock().code();
    return supply
        .until()
        .map(day -> words.say(key + "-until", supply.name(), day))
        .orElseGet(() -> words.say(key, supply.name()));
  }
}

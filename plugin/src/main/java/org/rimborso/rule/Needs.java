package org.rimborso.rule;

import java.util.List;
import java.util.stream.Stream;
import org.rimborso.codes.CodeSystem;
import org.rimborso.payer.PayerTerm;

/** Writes down what rules need, in few words. */
public final class Needs {
  private Needs() {}

  /** Resources of these types. */
  public static List<Need> resources(String... types) {
    return Stream.of(types).<Need>map(Need.Resource::new).toList();
  }

  /** Editions of these code sets, and resources. */
  public static List<Need> codes(List<CodeSystem> systems, String... types) {
    return with(systems.stream().<Need>map(Need.Codes::new), types);
  }

  /** Companion lists by their standard names, and resources. */
  public static List<Need> companions(List<String> lists, String... types) {
    return with(lists.stream().<Need>map(Need.Companion::new), types);
  }

  /** What the payer's profile says, and resources. */
  public static List<Need> profile(PayerTerm term, String... types) {
    return with(Stream.of(new Need.Profile(term)), types);
  }

  private static List<Need> with(Stream<Need> needs, String... types) {
    return Stream.concat(needs, resources(types).stream()).toList();
  }
}

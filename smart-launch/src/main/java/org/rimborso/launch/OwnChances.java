package org.rimborso.launch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rimborso.account.Chances;
import org.rimborso.account.Chances.Ended;
import org.rimborso.account.DenialCategory;
import org.rimborso.desk.LiveChances;
import org.rimborso.ehr.EhrSettings;
import org.rimborso.store.HealthRows;
import org.rimborso.store.Store;

/** The site's own chances, for commands: asked of whoever has the store open. */
final class OwnChances {
  private static final String COMMAND = "own-chances";

  private OwnChances() {}

  /** What the store answers: a category, how many were overturned, and of how many. */
  static Map<String, LocalCommand> commands(Settings settings, Store store) {
    return Map.of(
        COMMAND,
        (request, caller, lines) -> {
          LiveChances.counted(new HealthRows(store), ids(settings))
              .forEach(
                  (category, ended) ->
                      lines.out(
                          category.code() + " " + ended.overturned() + " " + ended.decided()));
          return 0;
        });
  }

  static Set<String> ids(Settings settings) {
    return settings.ehrs().stream().map(EhrSettings::id).collect(Collectors.toSet());
  }

  /**
   * The chances of the configuration with what sweeps counted; where an app of another version
   * knows no answer, those of the configuration.
   *
   * @throws org.rimborso.store.StoreUnavailable if neither an app listens nor the store opens
   */
  static Chances of(Settings settings) {
    List<String> said = new ArrayList<>();
    LocalCommand.Lines heard =
        new LocalCommand.Lines() {
          @Override
          public void out(String line) {
            said.add(line);
          }

          @Override
          public void err(String line) {}
        };
    int exit = StoreCommands.run(settings, new LocalRequest(COMMAND, Map.of()), heard);
    return LiveChances.with(
        settings.rules().accounts().chances(), exit == 0 ? counted(said) : Map.of());
  }

  private static Map<DenialCategory, Ended> counted(List<String> lines) {
    Map<DenialCategory, Ended> all = new EnumMap<>(DenialCategory.class);
    for (String line : lines) {
      String[] parts = line.split(" ", -1);
      Arrays.stream(DenialCategory.values())
          .filter(category -> category.code().equals(parts[0]))
          .forEach(
              category ->
                  all.put(
                      category, new Ended(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]))));
    }
    return all;
  }
}

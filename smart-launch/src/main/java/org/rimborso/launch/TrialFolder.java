package org.rimborso.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rimborso.desk.RuleDraft;
import org.rimborso.payerrules.PayerRules;

/**
 * A folder of its owner's only, with the files in place and a changed one among them: what the
 * folder of payer rules would be.
 *
 * @param names of the files of rules that are tried: the changed one, or those that take rows from
 *     the changed table
 */
record TrialFolder(Path path, Set<String> names) implements AutoCloseable {

  /**
   * Makes it.
   *
   * @param names of the files of rules that are tried
   * @throws IOException if it cannot be made
   */
  static TrialFolder of(Optional<Path> inPlace, RuleDraft draft, Set<String> names)
      throws IOException {
    TrialFolder folder = new TrialFolder(Files.createTempDirectory("rimborso-try"), names);
    try {
      if (inPlace.isPresent()) {
        folder.copy(inPlace.get());
      }
      Files.writeString(folder.path().resolve(draft.name()), draft.text());
      return folder;
    } catch (IOException full) {
      folder.close();
      throw full;
    }
  }

  private void copy(Path inPlace) throws IOException {
    try (Stream<Path> files = Files.list(inPlace)) {
      for (Path file : files.filter(TrialFolder::counts).toList()) {
        Files.copy(file, path.resolve(file.getFileName()));
      }
    }
  }

  private static boolean counts(Path file) {
    String name = String.valueOf(file.getFileName());
    return Files.isRegularFile(file) && Stream.of(".yaml", ".yml", ".csv").anyMatch(name::endsWith);
  }

  /**
   * All rules of the folder, checked.
   *
   * @throws IOException where a file cannot be read
   */
  PayerRules rules() throws IOException {
    return PayerRules.inFolder(path);
  }

  /** The files that are tried. */
  List<Path> files() {
    return names.stream().sorted().map(path::resolve).toList();
  }

  @Override
  public void close() throws IOException {
    RulesTrial.remove(path);
  }
}

package org.rimborso.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files that paths mean: a file is itself, whatever its name; a folder is every {@code .json},
 * {@code .ndjson} and {@code .jsonl} file below it, gzipped or not, in order of their paths; {@code
 * -} is standard input. Hidden files and folders are passed over.
 */
final class Inputs {
  private static final Pattern NAMES =
      Pattern.compile("[^.].*\\.(json|ndjson|jsonl)(\\.gz)?", Pattern.CASE_INSENSITIVE);

  private final InputStream standardInput;
  private final Consumer<Problem> problems;

  Inputs(InputStream standardInput, Consumer<Problem> problems) {
    this.standardInput = standardInput;
    this.problems = problems;
  }

  List<Input> of(List<String> paths) {
    List<Input> inputs = new ArrayList<>();
    for (String path : paths) {
      try {
        if (!path.equals("-") && !Files.exists(Path.of(path))) {
          problems.accept(Problem.of(path, "does not exist"));
          continue;
        }
        inputs.addAll(path.equals("-") ? List.of(Input.standard(standardInput)) : files(path));
      } catch (IOException | UncheckedIOException | InvalidPathException e) {
        problems.accept(Problem.of(path, "cannot be opened"));
      }
    }
    return inputs;
  }

  private static List<Input> files(String name) throws IOException {
    Path path = Path.of(name);
    if (!Files.isDirectory(path)) {
      return List.of(Input.file(path));
    }
    try (Stream<Path> below = Files.walk(path)) {
      return below
          .filter(Files::isRegularFile)
          .filter(file -> isInput(path.relativize(file)))
          .sorted()
          .map(Input::file)
          .toList();
    }
  }

  /**
   * Whether a file is one to read.
   *
   * @param below its path below the folder that was named
   */
  static boolean isInput(Path below) {
    for (Path part : below) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    return NAMES.matcher(below.getFileName().toString()).matches();
  }
}

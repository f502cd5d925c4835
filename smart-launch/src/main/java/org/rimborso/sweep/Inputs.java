package org.rimborso.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The files that paths mean: a file is itself, whatever its name; a folder is every {@code .json},
 * {@code .ndjson} and {@code .jsonl} file below it, gzipped or not, in order of their paths; {@code
 * -} is standard input. Hidden files and folders are passed over; links to files are followed,
 * links to folders are named.
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
      } catch (IOException | InvalidPathException e) {
        problems.accept(Problem.of(path, "cannot be opened"));
      }
    }
    return inputs;
  }

  private List<Input> files(String name) throws IOException {
    Path path = Path.of(name);
    if (!Files.isDirectory(path)) {
      return List.of(Input.file(path));
    }
    Below below = new Below(path);
    Files.walkFileTree(path, below);
    return below.found.stream().sorted().map(Input::file).toList();
  }

  /** Gathers the files of a folder; what is there but cannot be had is named. */
  private final class Below extends SimpleFileVisitor<Path> {
    private final Path folder;
    private final List<Path> found = new ArrayList<>();

    Below(Path folder) {
      this.folder = folder;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path below, BasicFileAttributes attributes) {
      return isHidden(below) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      boolean named = NAMES.matcher(file.getFileName().toString()).matches();
      if (Files.isRegularFile(file)) {
        if (named) {
          found.add(file);
        }
      } else if (!isHidden(file) && attributes.isSymbolicLink() && Files.isDirectory(file)) {
        problems.accept(
            Problem.of(file.toString(), "is a link to a folder, which is not followed"));
      } else if (named) {
        problems.accept(Problem.of(file.toString(), "cannot be opened: it is no file"));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException refused) throws IOException {
      if (file.equals(folder)) {
        throw refused;
      }
      problems.accept(Problem.of(file.toString(), "cannot be opened"));
      return FileVisitResult.CONTINUE;
    }

    private boolean isHidden(Path below) {
      return !below.equals(folder) && below.getFileName().toString().startsWith(".");
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

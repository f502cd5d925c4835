package org.rimborso.sweep;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.rimborso.chart.Reference;
import org.rimborso.store.Store;
import org.rimborso.store.SweptAccount;
import org.rimborso.store.WorkListGenerations;

/**
 * Loads what a sweep left for the work list of an EHR. What was shown stands until all of it is in
 * the store; one that breaks off changes nothing.
 */
public final class WorkListLoad {
  /** What a sweep calls its lines in its folder. */
  public static final String FILE = "worklist.ndjson";

  private static final int AT_ONCE = 5_000;

  /** What the store takes. */
  private static final int LONGEST_LINE = 12_000;

  private final Store store;
  private final Consumer<Progress> progress;

  /** How far a load is. */
  public sealed interface Progress {}

  /**
   * It reads.
   *
   * @param characters read of a file of so many bytes
   */
  public record Reading(long accounts, long characters, long bytes) implements Progress {}

  /**
   * It makes indexes, which takes about as long as to read.
   *
   * @param made of how many
   */
  public record Indexing(long accounts, int made, int all) implements Progress {}

  /**
   * @param progress hears now and then how far it is
   */
  public WorkListLoad(Store store, Consumer<Progress> progress) {
    this.store = store;
    this.progress = progress;
  }

  /** What became of a load. */
  public sealed interface Result {}

  /**
   * It stands.
   *
   * @param notChecked how many checks could not be made in the charts of the accounts
   */
  public record Loaded(long accounts, long notChecked, LocalDate asOf) implements Result {}

  /** The file cannot be read; the list is what it was. */
  public record Unreadable() implements Result {}

  /**
   * A line is no line of a sweep's, or is of another day; the list is what it was.
   *
   * @param line from 1
   */
  public record BadLine(long line) implements Result {}

  /**
   * An account stands in the file twice; the list is what it was.
   *
   * @param first which of the lines that are not blank, from 1
   * @param second the same, where it stands again
   */
  public record Twice(long first, long second) implements Result {}

  /** Another load of the same EHR began; this one changed nothing. */
  public record Overtaken() implements Result {}

  /**
   * Loads a folder's file.
   *
   * @param today at the site
   * @throws org.rimborso.store.StoreUnavailable if the store takes nothing
   */
  public Result load(Path folder, String ehr, LocalDate today) {
    Path file = folder.resolve(FILE);
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      Instant swept = Files.getLastModifiedTime(file).toInstant();
      WorkListGenerations generation = WorkListGenerations.begin(store, ehr, today);
      Result result = new Unreadable();
      try {
        result = new Pass(generation, Files.size(file)).run(lines, swept, today);
        return result;
      } finally {
        if (!(result instanceof Loaded)) {
          generation.giveUp();
        }
      }
    } catch (IOException unreadable) {
      return new Unreadable();
    } catch (WorkListGenerations.Overtaken overtaken) {
      return new Overtaken();
    } catch (WorkListGenerations.Twice twice) {
      return new Twice(twice.first(), twice.second());
    }
  }

  private final class Pass {
    private final WorkListGenerations generation;
    private final long bytes;
    private final List<SweptAccount> batch = new ArrayList<>(AT_ONCE);
    private long line;
    private long characters;
    private long accounts;
    private long notChecked;
    private Optional<LocalDate> asOf = Optional.empty();
    private Optional<Reference> patient = Optional.empty();

    Pass(WorkListGenerations generation, long bytes) {
      this.generation = generation;
      this.bytes = bytes;
    }

    Result run(BufferedReader lines, Instant swept, LocalDate today) throws IOException {
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        line++;
        characters += text.length() + 1;
        if (!text.isBlank() && !take(text)) {
          return new BadLine(line);
        }
      }
      flush();
      LocalDate day = asOf.orElse(today);
      generation.stand(
          swept,
          day,
          notChecked,
          (made, all) -> progress.accept(new Indexing(accounts, made, all)));
      return new Loaded(accounts, notChecked, day);
    }

    private boolean take(String text) {
      Optional<WorkListLine> read =
          text.length() > LONGEST_LINE ? Optional.empty() : WorkListLine.read(text);
      if (read.isEmpty() || asOf.filter(day -> !day.equals(read.get().asOf())).isPresent()) {
        return false;
      }
      asOf = Optional.of(read.get().asOf());
      if (!patient.equals(Optional.of(read.get().patient()))) {
        patient = Optional.of(read.get().patient());
        notChecked += read.get().notChecked();
      }
      batch.add(read.get().swept(text));
      if (batch.size() == AT_ONCE) {
        flush();
      }
      return true;
    }

    private void flush() {
      generation.add(batch);
      accounts += batch.size();
      batch.clear();
      progress.accept(new Reading(accounts, characters, bytes));
    }
  }
}

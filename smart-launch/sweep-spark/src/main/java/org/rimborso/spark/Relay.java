package org.rimborso.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;

/**
 * Hands on rows as they are made: who makes them pushes, Spark pulls, and between them waits no
 * more than a few megabytes, however large a zipped file is. Ends with the task.
 */
final class Relay implements Iterator<Row> {
  private static final int WAITING = 4;
  private static final int MANY = 256;
  private static final long LARGE = 1 << 20;

  private final BlockingQueue<List<Row>> made = new ArrayBlockingQueue<>(WAITING);
  private final Thread maker;
  private volatile @Nullable Throwable failed;
  private Iterator<Row> at = List.<Row>of().iterator();
  private boolean ended;

  /** Makes rows. */
  @FunctionalInterface
  interface Maker {
    void make(Rows into) throws IOException;
  }

  /** Takes rows; for one thread. */
  final class Rows {
    private List<Row> open = new ArrayList<>();
    private long bytes;

    /**
     * Takes a row.
     *
     * @param size about how many bytes it has
     */
    void add(Row row, long size) {
      open.add(row);
      bytes += size;
      if (open.size() >= MANY || bytes >= LARGE) {
        flush();
      }
    }

    private void flush() {
      if (!open.isEmpty()) {
        put(open);
        open = new ArrayList<>();
        bytes = 0;
      }
    }
  }

  Relay(Maker rows) {
    maker = new Thread(() -> run(rows), "rimborso-relay");
    maker.setDaemon(true);
    TaskContext task = TaskContext.get();
    if (task != null) {
      task.addTaskCompletionListener((TaskCompletionListener) over -> maker.interrupt());
    }
    maker.start();
  }

  private void run(Maker rows) {
    Rows into = new Rows();
    try {
      rows.make(into);
      into.flush();
    } catch (Throwable broken) {
      failed = broken;
    }
    try {
      made.put(List.of());
    } catch (InterruptedException nobodyWaits) {
      Thread.currentThread().interrupt();
    }
  }

  private void put(List<Row> rows) {
    try {
      made.put(rows);
    } catch (InterruptedException nobodyWaits) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the task is over", nobodyWaits);
    }
  }

  @Override
  public boolean hasNext() {
    while (!ended && !at.hasNext()) {
      List<Row> next = take();
      ended = next.isEmpty();
      at = next.iterator();
    }
    if (ended) {
      check();
    }
    return !ended;
  }

  private List<Row> take() {
    try {
      return made.take();
    } catch (InterruptedException stopped) {
      maker.interrupt();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the task was stopped", stopped);
    }
  }

  private void check() {
    Throwable broken = failed;
    if (broken instanceof Error error) {
      throw error;
    } else if (broken instanceof RuntimeException unchecked) {
      throw unchecked;
    } else if (broken instanceof IOException io) {
      throw new UncheckedIOException(io);
    }
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return at.next();
  }
}

package org.rimborso.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long good users wait while many connections drip: the 95th percentile of pages with and
 * without slow connections, in turns, against a running app, and the median of their ratios, for a
 * machine may be busy with something else in some of the turns. Dropped connections are opened anew
 * at once, as an attacker would.
 */
public final class SlowConnections {
  private static final int WARM_UP = 200;
  private static final int DRIP_MILLIS = 500;

  private final URI page;
  private final InetSocketAddress address;
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicInteger reopened = new AtomicInteger();

  private SlowConnections(URI app) {
    page = app.resolve("/s/none/accounts");
    address = new InetSocketAddress(app.getHost(), app.getPort());
  }

  /**
   * Asks for pages with and without slow connections beside them, in turns, and prints both.
   *
   * @param args the app's address, connections, pages a round, rounds
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int slow = args.length > 1 ? Integer.parseInt(args[1]) : 1000;
    int pages = args.length > 2 ? Integer.parseInt(args[2]) : 300;
    int rounds = args.length > 3 ? Integer.parseInt(args[3]) : 5;
    new SlowConnections(URI.create(args[0])).compare(slow, pages, rounds);
  }

  private void compare(int slow, int pages, int rounds) throws IOException, InterruptedException {
    ask(WARM_UP);
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      long without = percentile(ask(pages));
      long with = percentile(askBeside(slow, pages));
      ratios.add((double) with / without);
      System.out.printf("p95 %d us, without slow connections %d us%n", with, without);
    }
    Collections.sort(ratios);
    System.out.printf(
        "%d slow connections (%d opened anew), %d rounds: p95 %.2f times that without them in the"
            + " median, %.2f to %.2f%n",
        slow,
        reopened.get(),
        rounds,
        ratios.get(rounds / 2),
        ratios.get(0),
        ratios.get(rounds - 1));
  }

  private List<Long> askBeside(int slow, int pages) throws IOException, InterruptedException {
    SocketChannel[] channels = new SocketChannel[slow];
    for (int i = 0; i < slow; i++) {
      channels[i] = opened(i);
    }
    ScheduledExecutorService dripping = Executors.newSingleThreadScheduledExecutor();
    ScheduledFuture<?> drops =
        dripping.scheduleWithFixedDelay(
            () -> drip(channels), 0, DRIP_MILLIS, TimeUnit.MILLISECONDS);
    try {
      return ask(pages);
    } finally {
      drops.cancel(true);
      dripping.shutdownNow();
      dripping.awaitTermination(1, TimeUnit.MINUTES);
      for (SocketChannel channel : channels) {
        channel.close();
      }
    }
  }

  /** A third each: no byte yet, half a header, half a body. */
  private SocketChannel opened(int which) throws IOException {
    String head = "POST /s/none/notes HTTP/1.1\r\nHost: localhost\r\n";
    String begun =
        switch (which % 3) {
          case 0 -> "";
          case 1 -> head + "X-Slow: ";
          default -> head + "Content-Length: 60000\r\n\r\n";
        };
    SocketChannel channel = SocketChannel.open(address);
    channel.write(ByteBuffer.wrap(begun.getBytes(StandardCharsets.US_ASCII)));
    channel.configureBlocking(false);
    return channel;
  }

  private void drip(SocketChannel[] channels) {
    for (int i = 0; i < channels.length; i++) {
      try {
        channels[i].write(ByteBuffer.wrap(new byte[] {'a'}));
      } catch (IOException dropped) {
        anew(channels, i);
      }
    }
  }

  private void anew(SocketChannel[] channels, int which) {
    try {
      channels[which].close();
      channels[which] = opened(which);
      reopened.incrementAndGet();
    } catch (IOException refused) {
      throw new IllegalStateException("the app takes no more connections", refused);
    }
  }

  /** Asks for a page so often, one after the other; answers how long each took, in microseconds. */
  private List<Long> ask(int pages) throws IOException, InterruptedException {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < pages; i++) {
      long began = System.nanoTime();
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofByteArray());
      times.add((System.nanoTime() - began) / 1000);
      if (answer.statusCode() != 401) {
        throw new IllegalStateException("the app answered " + answer.statusCode());
      }
    }
    return times;
  }

  private static long percentile(List<Long> times) {
    long[] sorted = times.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(sorted.length * 0.95))];
  }
}

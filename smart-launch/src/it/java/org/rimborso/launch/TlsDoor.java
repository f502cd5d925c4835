package org.rimborso.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Takes TLS off a connection and passes the rest on, byte by byte, to a port of this machine: what stands before the app at a hospital. */
final class TlsDoor implements AutoCloseable {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private final ServerSocket door;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile int target;

  TlsDoor(SSLContext certificate) {
    try {
      door = certificate.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  /** A certificate of nobody for any name, made by the JDK's own keytool. */
  static SSLContext certificate() {
    try {
      Path store = Files.createTempDirectory(Files.createDirectories(Running.APP.resolve("target/it")), "tls-").resolve("store.p12");
      String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
      Process made =
          new ProcessBuilder(
                  keytool, "-genkeypair", "-alias", "test", "-keyalg", "EC", "-dname", "CN=test", "-validity", "2", "-storetype", "PKCS12",
                  "-keystore", store.toString(), "-storepass", new String(PASSWORD))
              .start();
      if (made.waitFor() != 0) {
        throw new IllegalStateException("keytool ended with " + made.exitValue());
      }
      return context(store);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static SSLContext context(Path store) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  int port() {
    return door.getLocalPort();
  }

  /** Where to pass connections on to. */
  TlsDoor to(int port) {
    target = port;
    return this;
  }

  private void accept() {
    try {
      while (!door.isClosed()) {
        Socket outside = door.accept();
        threads.execute(() -> connect(outside));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void connect(Socket outside) {
    try (outside;
        Socket inside = new Socket(InetAddress.getLoopbackAddress(), target)) {
      threads.execute(() -> pass(inside, outside));
      pass(outside, inside);
    } catch (IOException gone) {
      // One of both hung up.
    }
  }

  private static void pass(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] some = new byte[16 * 1024];
      for (int count = in.read(some); count >= 0; count = in.read(some)) {
        out.write(some, 0, count);
        out.flush();
      }
      to.close();
    } catch (IOException gone) {
      // One of both hung up; the other notices.
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

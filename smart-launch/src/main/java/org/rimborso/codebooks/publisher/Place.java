package org.rimborso.codebooks.publisher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where one download lies: a folder of its own, named for its address, in which the file keeps the
 * publisher's name, for that may tell the edition. While it arrives the file is called {@code
 * .part}.
 */
final class Place {
  private static final Pattern ODD = Pattern.compile("[^A-Za-z0-9._-]+");
  private static final Pattern PAGE =
      Pattern.compile("\\s*(<!--.*?-->\\s*)?<(!doctype\\s+html|html)\\b.*", Pattern.DOTALL);
  private static final int NAME = 100;
  private static final int HEAD = 1024;

  private final Path folder;
  private final Path file;

  private Place(Path folder, Path file) {
    this.folder = folder;
    this.file = file;
  }

  /** The place of {@code uri} under {@code downloads}, made if need be. */
  static Place of(Path downloads, URI uri) throws IOException {
    byte[] address = sha256().digest(uri.toString().getBytes(StandardCharsets.UTF_8));
    Path folder = downloads.resolve(HexFormat.of().formatHex(address, 0, 8));
    Files.createDirectories(folder);
    return new Place(folder, folder.resolve(name(uri)));
  }

  private static String name(URI uri) {
    String path = Optional.ofNullable(uri.getPath()).orElse("");
    String last = ODD.matcher(path.substring(path.lastIndexOf('/') + 1)).replaceAll("-");
    String name = last.length() > NAME ? last.substring(last.length() - NAME) : last;
    return name.isEmpty() || name.startsWith(".") ? "file" + name : name;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  Path folder() {
    return folder;
  }

  /** The whole file, once it is there. */
  Path file() {
    return file;
  }

  /** What has arrived so far. */
  Path part() {
    return folder.resolve(file.getFileName() + ".part");
  }

  private Path note() {
    return folder.resolve("version");
  }

  /** How many bytes have arrived so far. */
  long arrived() throws IOException {
    return Files.exists(part()) ? Files.size(part()) : 0;
  }

  /** Tells the version that is arriving from others, if the site gave it a name. */
  Optional<String> validator() {
    try {
      return Optional.of(Files.readString(note())).filter(text -> !text.isBlank());
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  void remember(Optional<String> validator) {
    try {
      Files.writeString(note(), validator.orElse(""));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Throws away what has arrived: it is of no use. */
  void forgetPart() throws IOException {
    Files.deleteIfExists(part());
    Files.deleteIfExists(note());
  }

  /** What has arrived is all. */
  void finish() throws IOException {
    Files.move(part(), file, StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(note());
  }

  /** Leaves nothing behind. */
  void clear() throws IOException {
    forgetPart();
    Files.deleteIfExists(file);
    Files.deleteIfExists(folder);
  }

  /** Whether a page for people has arrived, such as a notice or a form to accept. */
  boolean isWebPage(String contentType) throws IOException {
    if (contentType.toLowerCase(Locale.ROOT).startsWith("text/html")) {
      return true;
    }
    try (InputStream in = Files.newInputStream(part())) {
      String head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
      return PAGE.matcher(head.toLowerCase(Locale.ROOT)).matches();
    }
  }

  /** Of the whole file. */
  String sha256Hex() throws IOException {
    try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), sha256())) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    }
  }
}

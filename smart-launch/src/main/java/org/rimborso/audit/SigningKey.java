package org.rimborso.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.rimborso.store.StoreUnavailable;

/**
 * The Ed25519 key that signs checkpoints, in a file of its own that only its owner reads. It is not
 * in the store: who can change the store cannot sign.
 */
public final class SigningKey {
  private static final String ALGORITHM = "Ed25519";
  private static final int ID_LENGTH = 16;

  private final PrivateKey secret;
  private final PublicKey open;

  private SigningKey(PrivateKey secret, PublicKey open) {
    this.secret = secret;
    this.open = open;
  }

  /**
   * The key in {@code file}; made, with mode 0600, if there is no such file.
   *
   * @throws StoreUnavailable if the file cannot be read, or written, or holds no key
   */
  public static SigningKey of(Path file) {
    try {
      return Files.exists(file) ? read(file) : create(file);
    } catch (IOException | GeneralSecurityException | IllegalArgumentException unusable) {
      throw new StoreUnavailable(
          "The audit trail's key file "
              + file
              + " cannot be used; it must be readable and hold the key that Rimborso wrote there."
              + " Bring it back from a backup.");
    }
  }

  private static SigningKey read(Path file) throws IOException, GeneralSecurityException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
    if (lines.size() < 2) {
      throw new IllegalArgumentException("two lines");
    }
    KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
    Base64.Decoder decoder = Base64.getDecoder();
    return new SigningKey(
        keys.generatePrivate(new PKCS8EncodedKeySpec(decoder.decode(lines.get(0)))),
        keys.generatePublic(new X509EncodedKeySpec(decoder.decode(lines.get(1)))));
  }

  private static SigningKey create(Path file) throws IOException, GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    String text =
        base64(pair.getPrivate().getEncoded())
            + "\n"
            + base64(pair.getPublic().getEncoded())
            + "\n";
    try (SeekableByteChannel channel =
        Files.newByteChannel(
            file,
            Set.of(
                StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }
    return new SigningKey(pair.getPrivate(), pair.getPublic());
  }

  /** Names the key among others. */
  String id() {
    return ChainLink.of(List.of(base64(open.getEncoded()))).substring(0, ID_LENGTH);
  }

  String sign(String text) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(secret);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return base64(signature.sign());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform from 15 on has Ed25519", impossible);
    }
  }

  /** Whether this key signed that text. */
  boolean signed(String text, String signature) {
    try {
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(open);
      check.update(text.getBytes(StandardCharsets.UTF_8));
      return check.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
      return false;
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return "SigningKey[" + id() + "]";
  }
}

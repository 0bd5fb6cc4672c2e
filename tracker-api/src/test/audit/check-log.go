// Checks a log with Go's own packages for notes and trees: no code of the tracker takes part.
//
//	go run check-log.go <directory or address of the log> <verifier key> [<earlier checkpoint>]
//
// It opens the checkpoint's signature (sumdb/note), proves every leaf of every bundle to be in the signed tree
// (sumdb/tlog), and, with an earlier checkpoint, proves that the log has only grown since.
package main

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8
const width = 1 << height

func main() {
	if len(os.Args) < 3 || len(os.Args) > 4 {
		fmt.Fprintln(os.Stderr, "usage: check-log <directory or address of the log> <verifier key> [<earlier checkpoint>]")
		os.Exit(2)
	}
	log := &source{prefix: strings.TrimSuffix(os.Args[1], "/"), tiles: map[string][]byte{}}
	verifier, err := note.NewVerifier(os.Args[2])
	check(err)
	signed, err := log.read("checkpoint")
	check(err)
	origin, tree := open(signed, verifier)
	fmt.Printf("signature holds: %s, %d leaves, root %s\n", origin, tree.N, tree.Hash)

	leaves := checkLeaves(log, tree)
	fmt.Printf("every leaf is in the tree: %d\n", leaves)

	if len(os.Args) == 4 {
		earlier, err := os.ReadFile(os.Args[3])
		check(err)
		oldOrigin, old := open(earlier, verifier)
		if oldOrigin != origin {
			fail("the earlier checkpoint is of %s", oldOrigin)
		}
		checkConsistent(log, old, tree)
		fmt.Printf("only grown since it had %d leaves\n", old.N)
	}
}

// open verifies the signature and reads the checkpoint.
func open(signed []byte, verifier note.Verifier) (string, tlog.Tree) {
	opened, err := note.Open(signed, note.VerifierList(verifier))
	check(err)
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[len(lines)-1] != "" {
		fail("not a checkpoint: %q", opened.Text)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err)
	root, err := base64.StdEncoding.DecodeString(lines[2])
	check(err)
	if size < 0 || len(root) != tlog.HashSize {
		fail("not a checkpoint: %q", opened.Text)
	}
	tree := tlog.Tree{N: size}
	copy(tree.Hash[:], root)
	return lines[0], tree
}

// checkLeaves proves each leaf of each bundle to be in the tree.
func checkLeaves(log *source, tree tlog.Tree) int64 {
	if tree.N == 0 {
		if tree.Hash != tlog.Hash(sha256.Sum256(nil)) {
			fail("an empty tree has another root")
		}
		return 0
	}
	hashes := log.hashes(tree.N)
	var leaf int64
	for leaf < tree.N {
		bundle, err := log.bundle(leaf/width, partial(tree.N, leaf/width))
		check(err)
		for len(bundle) > 0 && leaf < tree.N {
			if len(bundle) < 2 || len(bundle) < 2+int(binary.BigEndian.Uint16(bundle)) {
				fail("entry %d does not end in its bundle", leaf)
			}
			end := 2 + int(binary.BigEndian.Uint16(bundle))
			proof, err := tlog.ProveRecord(tree.N, leaf, hashes)
			check(err)
			if err := tlog.CheckRecord(proof, tree.N, tree.Hash, leaf, tlog.RecordHash(bundle[2:end])); err != nil {
				fail("leaf %d: %v", leaf, err)
			}
			bundle = bundle[end:]
			leaf++
			if leaf%width == 0 {
				break
			}
		}
		if len(bundle) > 0 {
			fail("bytes after entry %d in its bundle", leaf-1)
		}
		if leaf%width != 0 && leaf < tree.N {
			fail("the bundle of entry %d ends too early", leaf)
		}
	}
	return leaf
}

func checkConsistent(log *source, old, tree tlog.Tree) {
	if old.N > tree.N {
		fail("the log had %d leaves and has %d", old.N, tree.N)
	}
	if old.N == 0 {
		return
	}
	proof, err := tlog.ProveTree(tree.N, old.N, log.hashes(tree.N))
	check(err)
	if err := tlog.CheckTree(proof, tree.N, tree.Hash, old.N, old.Hash); err != nil {
		fail("not the log that it was with %d leaves: %v", old.N, err)
	}
}

// partial is how many entries a bundle has in a tree.
func partial(size, index int64) int {
	if rest := size - index*width; rest < width {
		return int(rest)
	}
	return width
}

// source reads a log from a directory or over HTTP and keeps the tiles that it has read.
type source struct {
	prefix string
	tiles  map[string][]byte
}

func (s *source) read(path string) ([]byte, error) {
	if !strings.HasPrefix(s.prefix, "http://") && !strings.HasPrefix(s.prefix, "https://") {
		return os.ReadFile(filepath.Join(s.prefix, filepath.FromSlash(path)))
	}
	answer, err := http.Get(s.prefix + "/" + path)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", path, answer.Status)
	}
	return io.ReadAll(answer.Body)
}

func (s *source) bundle(index int64, entries int) ([]byte, error) {
	path := tlog.Tile{H: height, L: 0, N: index, W: entries}.Path()
	return s.read("tile/entries/" + strings.TrimPrefix(path, "tile/8/0/"))
}

// hashes reads stored hashes out of tiles. C2SP has no height in its addresses, Go has.
func (s *source) hashes(size int64) tlog.HashReader {
	return tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		var found []tlog.Hash
		for _, index := range indexes {
			tile := tlog.TileForIndex(height, index)
			whole := tile
			whole.W = partial(size>>(uint(tile.L)*height), tile.N)
			path := "tile/" + strings.TrimPrefix(whole.Path(), "tile/8/")
			data, ok := s.tiles[path]
			if !ok {
				var err error
				if data, err = s.read(path); err != nil {
					return nil, err
				}
				if len(data) != whole.W*tlog.HashSize {
					return nil, fmt.Errorf("%s has %d bytes", path, len(data))
				}
				s.tiles[path] = data
			}
			hash, err := tlog.HashFromTile(whole, data, index)
			if err != nil {
				return nil, err
			}
			found = append(found, hash)
		}
		return found, nil
	})
}

func check(err error) {
	if err != nil {
		fail("%v", err)
	}
}

func fail(format string, values ...any) {
	fmt.Printf("does not hold: "+format+"\n", values...)
	os.Exit(1)
}

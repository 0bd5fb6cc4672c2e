// Checks a bundle of evidence with Go's own packages for notes and trees: no code of the tracker takes part.
//
//	go run check-bundle.go <directory where the bundle is unpacked> <verifier key>
//
// It opens the checkpoint's signature (sumdb/note), proves every event of the bundle to be in the signed tree (sumdb/tlog),
// and compares each file with the hash that the manifest has of it.
package main

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type manifest struct {
	KnownAt int64
	Root    string
	Files   []struct{ Path, Sha256 string }
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: check-bundle <directory where the bundle is unpacked> <verifier key>")
		os.Exit(2)
	}
	directory := os.Args[1]
	verifier, err := note.NewVerifier(os.Args[2])
	check(err)
	opened, err := note.Open(read(directory, "checkpoint"), note.VerifierList(verifier))
	check(err)
	lines := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err)
	root := hash(lines[2])
	fmt.Printf("signature holds: %s, %d events, root %s\n", lines[0], size, root)

	var listed manifest
	check(json.Unmarshal(read(directory, "manifest.json"), &listed))
	if listed.KnownAt != size || listed.Root != root.String() {
		fail("the manifest belongs to another checkpoint")
	}
	unlisted := paths(directory)
	delete(unlisted, "manifest.json")
	events := 0
	for _, file := range listed.Files {
		content := read(directory, file.Path)
		sum := sha256.Sum256(content)
		if hex.EncodeToString(sum[:]) != file.Sha256 {
			fail("%s is not the file that the manifest lists", file.Path)
		}
		if strings.HasPrefix(file.Path, "events/") {
			checkEvent(directory, strings.TrimPrefix(file.Path, "events/"), content, size, root)
			events++
		}
		delete(unlisted, file.Path)
	}
	for path := range unlisted {
		fail("the manifest does not list %s", path)
	}
	fmt.Printf("all %d files are listed, and all %d events are in the log\n", len(listed.Files), events)
}

func paths(directory string) map[string]bool {
	found := map[string]bool{}
	check(filepath.WalkDir(directory, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		relative, err := filepath.Rel(directory, path)
		found[filepath.ToSlash(relative)] = true
		return err
	}))
	return found
}

func checkEvent(directory, name string, leaf []byte, size int64, root tlog.Hash) {
	position, err := strconv.ParseInt(name, 10, 64)
	check(err)
	var proof tlog.RecordProof
	for _, line := range strings.Fields(string(read(directory, "proofs/"+name))) {
		proof = append(proof, hash(line))
	}
	if err := tlog.CheckRecord(proof, size, root, position-1, tlog.RecordHash(leaf)); err != nil {
		fail("event %d: %v", position, err)
	}
}

func hash(text string) tlog.Hash {
	bytes, err := base64.StdEncoding.DecodeString(text)
	check(err)
	if len(bytes) != tlog.HashSize {
		fail("%q is no hash", text)
	}
	var found tlog.Hash
	copy(found[:], bytes)
	return found
}

func read(directory, path string) []byte {
	content, err := os.ReadFile(filepath.Join(directory, filepath.FromSlash(path)))
	check(err)
	return content
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

/* Stands between a program and its files, and keeps beside them what would outlive a power cut.
 *
 * Loaded before libc (LD_PRELOAD), it copies a file below GIRO_FILES into GIRO_SYNCED whenever it is
 * synced. What was written and never synced is not there. Names are kept as they are: a file that
 * was renamed or removed is so at once, which a journaling file system may do as well. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* Where a path is kept; 0 where it is none of ours. */
static int kept_path(const char *path, char *kept) {
    const char *files = getenv("GIRO_FILES"), *synced = getenv("GIRO_SYNCED");
    char whole[PATH_MAX], folder[PATH_MAX];
    if (!files || !synced) return 0;
    if (path[0] == '/') {
        snprintf(whole, sizeof whole, "%s", path);
    } else if (getcwd(folder, sizeof folder)) {
        /* PostgreSQL names its files as seen from their folder. */
        if (!strncmp(path, "./", 2)) path += 2;
        if (snprintf(whole, sizeof whole, "%s/%s", folder, path) >= (int)sizeof whole) return 0;
    } else {
        return 0;
    }
    size_t length = strlen(files);
    if (strncmp(whole, files, length) || whole[length] != '/') return 0;
    return snprintf(kept, PATH_MAX, "%s%s", synced, whole + length) < PATH_MAX;
}

/* One copies or renames at a time, whichever process it is: an older copy must not come last. */
static int lock(void) {
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s.lock", getenv("GIRO_SYNCED"));
    int held = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0666);
    if (held < 0 || flock(held, LOCK_EX)) abort();
    return held;
}

/* Copy what a file holds now; taken over as a whole, so that a kill leaves the copy before. */
static void copy(int from, const struct stat *like, const char *kept) {
    char fresh[PATH_MAX];
    off_t offset = 0;
    if (snprintf(fresh, sizeof fresh, "%s~", kept) >= (int)sizeof fresh) abort();
    int to = open(fresh, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, like->st_mode & 0777);
    if (to < 0) abort();
    while (offset < like->st_size) {
        ssize_t sent = sendfile(to, from, &offset, (size_t)(like->st_size - offset));
        if (sent < 0 && errno != EINTR) abort();
        if (!sent) break;
    }
    close(to);
    if (REAL(rename)(fresh, kept)) abort();
}

/* The descriptor that was synced is read: to open and close the file once more would end the
 * locks that SQLite holds on it. */
static void keep(int fd) {
    char link[64], path[PATH_MAX], kept[PATH_MAX];
    struct stat like;
    int before = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length > 0) {
        path[length] = 0;
        if (kept_path(path, kept) && !fstat(fd, &like) && S_ISREG(like.st_mode) && like.st_nlink) {
            int held = lock();
            if (!fstat(fd, &like)) copy(fd, &like, kept);
            close(held);
        }
    }
    errno = before;
}

int fsync(int fd) {
    int done = REAL(fsync)(fd);
    if (!done) keep(fd);
    return done;
}

int fdatasync(int fd) {
    int done = REAL(fdatasync)(fd);
    if (!done) keep(fd);
    return done;
}

int rename(const char *from, const char *to) {
    char kept_from[PATH_MAX], kept_to[PATH_MAX];
    int ours = kept_path(from, kept_from) && kept_path(to, kept_to);
    int held = ours ? lock() : -1;
    int done = REAL(rename)(from, to), before = errno;
    if (ours) {
        if (!done) REAL(rename)(kept_from, kept_to);
        close(held);
    }
    errno = before;
    return done;
}

int link(const char *from, const char *to) {
    char kept_from[PATH_MAX], kept_to[PATH_MAX];
    int done = REAL(link)(from, to), before = errno;
    if (!done && kept_path(from, kept_from) && kept_path(to, kept_to)) {
        REAL(link)(kept_from, kept_to);
    }
    errno = before;
    return done;
}

int unlink(const char *path) {
    char kept[PATH_MAX];
    int done = REAL(unlink)(path), before = errno;
    if (!done && kept_path(path, kept)) REAL(unlink)(kept);
    errno = before;
    return done;
}

int mkdir(const char *path, mode_t mode) {
    char kept[PATH_MAX];
    int done = REAL(mkdir)(path, mode), before = errno;
    if (!done && kept_path(path, kept)) REAL(mkdir)(kept, mode);
    errno = before;
    return done;
}

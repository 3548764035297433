/* Stands between a process and its disk (LD_PRELOAD): counts, refuses or records what is done to files
 * below one folder. Python turns it on and off through the functions that begin with pejl_. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;
static char folder[PATH_MAX];  /* empty: nothing is watched */
static long seen, refused_at, refusals;
static int refused_with, for_good, half_first;
static int record = -1;
static long synced;

void pejl_watch(const char *path) { snprintf(folder, sizeof folder, "%s", path); seen = refusals = 0; refused_at = 0; }
void pejl_refuse(long call, int error, int lasting, int half) {
    refused_at = call; refused_with = error; for_good = lasting; half_first = half; seen = refusals = 0;
}
long pejl_calls(void) { return seen; }
long pejl_refusals(void) { return refusals; }
long pejl_syncs(void) { return synced; }
void pejl_record(const char *path) {
    if (record >= 0) { close(record); record = -1; }
    if (*path) record = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
}

/* One entry: kind, three numbers, and the bytes of the path and of what was written. */
static void put(char kind, int64_t offset, const char *path, const void *data, int64_t length) {
    int64_t head[3] = {offset, (int64_t)strlen(path), data ? length : 0};
    ssize_t (*real)(int, const void *, size_t) = REAL(write);
    if (record < 0) return;
    real(record, &kind, 1);
    real(record, head, sizeof head);
    real(record, path, (size_t)head[1]);
    if (data) real(record, data, (size_t)length);
}
void pejl_mark(long number) { pthread_mutex_lock(&guard); put('M', number, "", NULL, 0); pthread_mutex_unlock(&guard); }

static int below(const char *path) { return *folder && !strncmp(path, folder, strlen(folder)); }
static int path_of(int file, char *path) {
    char link[64];
    ssize_t length;
    if (!*folder) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    length = readlink(link, path, PATH_MAX - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return below(path);
}
/* 0: let it through; 1: refuse; 2: let half of it through, and refuse the rest. */
static int verdict(int writes) {
    if (++seen == refused_at || (for_good && refused_at && seen > refused_at)) {
        refusals++;
        if (writes && half_first && seen == refused_at) return 2;
        errno = refused_with;
        return 1;
    }
    return 0;
}
#define WATCHED(test, writes, ...)                                   \
    do {                                                             \
        int watched_, verdict_ = 0;                                  \
        pthread_mutex_lock(&guard);                                  \
        watched_ = (test);                                           \
        if (watched_) verdict_ = verdict(writes);                    \
        if (watched_ && verdict_ != 1) { __VA_ARGS__; }              \
        pthread_mutex_unlock(&guard);                                \
        if (verdict_ == 1) return -1;                                \
        half = verdict_ == 2;                                        \
    } while (0)

ssize_t write(int file, const void *data, size_t length) {
    char path[PATH_MAX];
    int half = 0;
    off_t place = *folder ? lseek(file, 0, SEEK_CUR) : 0;
    if (file == record) return REAL(write)(file, data, length);
    WATCHED(path_of(file, path), 1, put('W', place, path, data, (int64_t)length));
    return REAL(write)(file, data, half && length > 1 ? length / 2 : length);
}
ssize_t pwrite64(int file, const void *data, size_t length, off64_t place) {
    char path[PATH_MAX];
    int half = 0;
    WATCHED(path_of(file, path), 1, put('W', place, path, data, (int64_t)length));
    return REAL(pwrite64)(file, data, half && length > 1 ? length / 2 : length, place);
}
ssize_t pwrite(int file, const void *data, size_t length, off_t place) {
    char path[PATH_MAX];
    int half = 0;
    WATCHED(path_of(file, path), 1, put('W', place, path, data, (int64_t)length));
    return REAL(pwrite)(file, data, half && length > 1 ? length / 2 : length, place);
}
int fsync(int file) {
    char path[PATH_MAX];
    int half = 0;
    synced++;
    WATCHED(path_of(file, path), 0, put('S', 0, path, NULL, 0));
    (void)half;
    return REAL(fsync)(file);
}
int fdatasync(int file) {
    char path[PATH_MAX];
    int half = 0;
    synced++;
    WATCHED(path_of(file, path), 0, put('S', 0, path, NULL, 0));
    (void)half;
    return REAL(fdatasync)(file);
}
int ftruncate(int file, off_t length) {
    char path[PATH_MAX];
    int half = 0;
    WATCHED(path_of(file, path), 0, put('T', length, path, NULL, 0));
    (void)half;
    return REAL(ftruncate)(file, length);
}
int ftruncate64(int file, off64_t length) {
    char path[PATH_MAX];
    int half = 0;
    WATCHED(path_of(file, path), 0, put('T', length, path, NULL, 0));
    (void)half;
    return REAL(ftruncate64)(file, length);
}
int rename(const char *from, const char *to) {
    int half = 0;
    WATCHED(below(to), 0, put('R', 0, to, from, (int64_t)strlen(from)));
    (void)half;
    return REAL(rename)(from, to);
}
int link(const char *from, const char *to) {
    int half = 0;
    WATCHED(below(to), 0, put('L', 0, to, from, (int64_t)strlen(from)));
    (void)half;
    return REAL(link)(from, to);
}
int unlink(const char *path) {
    int half = 0;
    WATCHED(below(path), 0, put('U', 0, path, NULL, 0));
    (void)half;
    return REAL(unlink)(path);
}
int mkdir(const char *path, mode_t mode) {
    int half = 0;
    WATCHED(below(path), 0, put('D', 0, path, NULL, 0));
    (void)half;
    return REAL(mkdir)(path, mode);
}
static int creates(const char *path, int flags) { return (flags & O_CREAT) && below(path) && access(path, F_OK); }
#define OPEN(name)                                                    \
    int name(const char *path, int flags, ...) {                      \
        mode_t mode = 0;                                              \
        int half = 0, before = errno;                                 \
        if (flags & (O_CREAT | O_TMPFILE)) {                          \
            va_list rest;                                             \
            va_start(rest, flags);                                    \
            mode = va_arg(rest, mode_t);                              \
            va_end(rest);                                             \
        }                                                             \
        WATCHED(creates(path, flags), 0, put('C', 0, path, NULL, 0)); \
        (void)half;                                                   \
        errno = before;                                               \
        return REAL(name)(path, flags, mode);                         \
    }
OPEN(open)
OPEN(open64)

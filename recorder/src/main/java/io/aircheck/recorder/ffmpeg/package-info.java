/** Records what our own engines do not speak (RTMP, RTSP, SRT, DASH, HLS with separate sound) through FFmpeg. */
package io.aircheck.recorder.ffmpeg;
